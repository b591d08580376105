"""One module a command, each with `run(arguments, language) -> exit code`. They compose; they decide nothing."""
