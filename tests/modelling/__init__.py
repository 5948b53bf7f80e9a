"""Tests of models: the list, the store, the hub, conversion."""
