"""The detector of languages behind the rule `text-language` knows the four languages of the site."""

from __future__ import annotations

import pytest

from portal.checks.site.text import language_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Công nghiệp, cảng biển và dịch vụ là các trụ cột của kinh tế Hải Phòng.", "vi"),
        ("Industry, seaports and services are the pillars of the economy of Hải Phòng.", "en"),
        ("The islands of Cát Bà, Bạch Long Vĩ and Long Châu are to the south of it.", "en"),
        ("工业、港口和服务业是海防经济的支柱，详见吉婆（Cát Bà）一页。", "zh-Hans"),
        ("ハイフォン（Hải Phòng）の経済の柱は、工業、海港、サービス業です。", "ja"),
        ("2026–2030: 11,81 %", ""),
        ("Hồng Bàng, Ngô Quyền, Lê Chân", ""),
    ],
)
def test_the_detector_knows_four_languages(text: str, expected: str) -> None:
    assert language_of(text) == expected
