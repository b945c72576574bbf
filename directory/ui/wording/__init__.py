"""Every word a visitor reads, in French, and nothing else.

Plain words, "vous", never judging. What is not known is said.
"""

from directory.ui.wording.labels import *  # noqa: F403 (one name for all the words)
from directory.ui.wording.sentences import *  # noqa: F403
from directory.ui.wording.telling import *  # noqa: F403
