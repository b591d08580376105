"""`python -m simulator` is `simulator`."""

import sys

from simulator.cli import main

sys.exit(main())
