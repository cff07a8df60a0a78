"""The screens on which plans are followed: Phân công, Chỉ tiêu, Tổng quan, and what goes out and comes back.

    following.py   `Following`, made by the workspace: the places of the rail, their screens (made when first shown),
                   how other parts of the program go to some of their rows
    tasks/         Phân công: all tasks of all plans, in a table that is read as it is scrolled
    targets/       Chỉ tiêu: what was to be reached and what was; both tables are made of what is in table/
    letters/       phiếu giao việc, đôn đốc, phiếu of units that come back
    reviews/       sơ kết, tổng kết
    overview/      Tổng quan

A screen is added in `Following` by one `add_late_screen` and one module that makes it; nothing here is read before its
place is in view.
"""

from desktop.ui.following.following import Following

__all__ = ["Following"]
