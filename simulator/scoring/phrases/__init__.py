"""The phrase bank (`nl.yaml`, `en.yaml`): what people could say to show a move. Read at training time only."""
