"""Tests of simulator.reports."""
