"""Many documents: named, read, pooled, translated, written and journalled, each exactly once."""
