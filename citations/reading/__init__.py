"""The citation reader: text in, small data classes out. Plain Python only.

It says what it found, what it did not know, and what could mean two things; a person
decides the rest. Every step is linear in the length of the text.
"""
