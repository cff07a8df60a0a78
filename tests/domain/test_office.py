"""What running text calls an office: short, after its full name has stood in the head of the paper."""

from __future__ import annotations

import pytest

from desktop.domain.office import party_committee, short_name


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Liên đoàn Lao động tỉnh Bình An", "Liên đoàn Lao động tỉnh"),
        ("Liên đoàn Lao động Thành phố Hồ Chí Minh", "Liên đoàn Lao động Thành phố"),
        ("Liên đoàn Lao động thành phố Bình Minh", "Liên đoàn Lao động thành phố"),
        ("LIÊN ĐOÀN LAO ĐỘNG TỈNH BÌNH AN", "LIÊN ĐOÀN LAO ĐỘNG TỈNH"),
        ("Công đoàn xã Hòa Thắng", "Công đoàn xã"),
        ("Công đoàn đặc khu Phú Quý", "Công đoàn đặc khu"),
        ("Công đoàn Viên chức tỉnh Bình An", "Công đoàn Viên chức tỉnh Bình An"),
        ("Công đoàn cơ sở Công ty May Bình An", "Công đoàn cơ sở Công ty May Bình An"),
        ("Liên đoàn Lao động tỉnh", "Liên đoàn Lao động tỉnh"),
        ("", ""),
    ],
)
def test_a_union_of_a_place_is_called_without_the_name_of_the_place(name: str, short: str) -> None:
    assert short_name(name) == short


@pytest.mark.parametrize(
    ("name", "committee"),
    [
        ("Liên đoàn Lao động Thành phố Hồ Chí Minh", "Thành ủy"),
        ("Liên đoàn Lao động tỉnh Bình An", "Tỉnh ủy"),
        ("Thành ủy Bình Minh", "Thành ủy"),
        ("Công đoàn ngành Giáo dục", "Tỉnh ủy"),
    ],
)
def test_a_city_has_its_own_name_for_the_party_committee(name: str, committee: str) -> None:
    assert party_committee(name) == committee
