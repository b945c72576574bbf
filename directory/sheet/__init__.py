"""The orientation sheet: one page to hand over, from a shortlist or a plan.

It has no field for a family's name, by design. `content` says what is on it; the other modules
write it as PDF, page, text or calendar.
"""
