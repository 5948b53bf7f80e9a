"""Scores of translations and briefs against references, each with the signature of how it was made."""
