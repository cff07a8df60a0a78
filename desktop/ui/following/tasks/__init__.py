"""The screen Phân công: who does what until when, and how far it has come.

screen.py     puts the parts together
"""
