"""Every word a visitor reads, in French, and nothing else.

Plain words, "vous", never judging. What is not known is said.
"""

from directory.wording.guiding import *  # noqa: F403 (one name for all the words)
from directory.wording.labels import *  # noqa: F403
from directory.wording.sentences import *  # noqa: F403
from directory.wording.sheets import *  # noqa: F403
from directory.wording.telling import *  # noqa: F403
