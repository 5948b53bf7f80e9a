"""Names: how they are found in Russian, spelled in English, and kept the same through a document."""
