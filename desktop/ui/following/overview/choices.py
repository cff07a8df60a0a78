"""The lists under Phạm vi and Kỳ."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from desktop.domain.overview import Scope
from desktop.domain.reviews.periods import Stretch, period_of
from desktop.ui.following.overview.screen import OverviewScreen
from desktop.ui.following.reviews.words import STRETCHES, stretch_words
from desktop.ui.wording import plan_title
from i18n import _


def scope_menu(screen: OverviewScreen) -> QMenu:
    """Each year with all its plans, then each plan that is going."""
    menu = QMenu(screen)
    if screen.found is None:
        return menu
    scope = screen.found.scope
    for year in screen.found.every_year:
        words = _("Mọi kế hoạch năm {year}").format(year=year)
        _add(screen, menu, words, Scope(year=year), on=not scope.plan and scope.year == year)
    menu.addSeparator()
    for plan in screen.found.plans:
        _add(screen, menu, plan_title(plan), Scope(plan=plan.id), on=scope.plan == plan.id)
    return menu


def period_menu(screen: OverviewScreen) -> QMenu:
    """The whole year, then its parts: what falls due in them."""
    menu = QMenu(screen)
    if screen.found is None:
        return menu
    scope, year = screen.found.scope, screen.found.year
    whole = replace(scope, first=None, last=None)
    _add(screen, menu, stretch_words(Stretch.YEAR), whole, on=scope.first is None)
    for stretch in STRETCHES:
        if stretch not in (Stretch.YEAR, Stretch.DAYS):
            period = period_of(stretch, year)
            part = replace(scope, first=period.first, last=period.last)
            _add(screen, menu, stretch_words(stretch), part, on=scope == part)
    return menu


def _add(screen: OverviewScreen, menu: QMenu, words: str, scope: Scope, *, on: bool) -> None:
    action = QAction(words.replace("&", "&&"), menu)
    action.setCheckable(True)
    action.setChecked(on)
    action.triggered.connect(partial(screen.show_scope, scope))
    menu.addAction(action)
