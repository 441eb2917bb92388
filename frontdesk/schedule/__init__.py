"""Appointments, openings, holds, and when providers and rooms can be booked."""
