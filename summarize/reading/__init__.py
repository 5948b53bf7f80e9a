"""Turn files, folders and streams into text whose blocks and chrome are known."""
