"""Storage: the same contract on every store, and what goes wrong with files, disks and servers."""
