"""Tests of the flows, one file for each."""
