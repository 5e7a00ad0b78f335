"""The demo class: the same every time, with dates that follow today.

Its words and pictures are data beside this file; the modules put them into the
database through the same services that people's clicks go through.
"""
