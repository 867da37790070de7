"""Does a figure vary as it always did, or has something changed?"""

from metrics.variation.cohort import cohort_course
from metrics.variation.course import Course, Withheld, course
from metrics.variation.point import Point
from metrics.variation.words import assurance_in_words, tone_of, verdict_of

__all__ = [
    "Course",
    "Point",
    "Withheld",
    "assurance_in_words",
    "cohort_course",
    "course",
    "tone_of",
    "verdict_of",
]
