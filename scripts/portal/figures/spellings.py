"""How units, qualifiers and ranges are written, per primary language tag; "" is written in every language.

Only spellings that mean one thing: ja キロ (kilometre, kilogram) and 度 (degrees of what?) are no units here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

Spellings = Mapping[str, tuple[str, ...]]

# Regex fragments; Latin ones end at a word boundary, longer ones are tried first (portal.figures.grammar).
UNIT_SPELLINGS: Mapping[str, Spellings] = {
    "": {
        "percent": ("%", "％", "﹪"),
        "usd": ("USD", r"US\$", r"\$", r"\$US"),
        "vnd": ("VND", "VNĐ", "₫"),
        "eur": ("EUR", "€"),
        "jpy": ("JPY",),
        "mm": ("mm",),
        "m": ("m",),
        "km": ("km",),
        "nautical-mile": ("nmi",),
        "m2": ("m²", r"m\^?2"),
        "ha": ("ha",),
        "km2": ("km²", r"km\^?2"),
        "m3": ("m³", r"m\^?3"),
        "kg": ("kg",),
        "teu": ("TEU", "TEUs"),
        "dwt": ("DWT",),
        "mw": ("MW",),
        "kmh": ("km/h",),
        "celsius": (r"°\s?C", r"º\s?C", "℃"),
    },
    "vi": {
        "percent": ("phần trăm", "điểm phần trăm", "điểm %"),
        "person": ("người",),
        # The words that make "đồng" another word (đồng chí: comrade) or the sum a mere like (đồng bộ).
        "vnd": (r"đồng(?!\s(?:chí|bào|bằng|hồ|tác|thời|phạm|minh|đội|nghiệp|dạng|loạt|bộ))", "đ"),
        "usd": (r"đô[ -]la(?:\sMỹ)?", "đô"),
        "eur": ("euro",),
        "jpy": ("yên(?: Nhật)?",),
        "point": ("điểm",),
        "mm": ("mi-?li-?mét",),
        "m": ("mét",),
        "km": (r"ki-?l[oô]-?mét", "cây số"),
        "nautical-mile": ("hải lý",),
        "m2": ("mét vuông",),
        "ha": ("hecta", "héc-?ta"),
        "km2": (r"ki-?l[oô]-?mét vuông",),
        "m3": ("mét khối",),
        "kg": (r"ki-?l[oô]-?gam",),
        "tonne": ("tấn",),
        "dwt": ("tấn trọng tải", "tấn DWT"),
        "kmh": ("km/giờ",),
        "celsius": ("độ C",),
        "duration-minute": ("phút",),
        "duration-hour": ("giờ", "tiếng(?: đồng hồ)?"),
        "duration-day": ("ngày",),
        "duration-month": (r"tháng(?!\s\d++(?!\sngày))",),
        "duration-year": (r"năm(?!\s\d)",),
    },
    "en": {
        "percent": ("percent", "per cent", "percentage points?", "pct"),
        "person": ("people", "persons?", "inhabitants", "residents"),
        "vnd": ("dong", "Vietnamese dong"),
        "usd": ("(?:US )?dollars?",),
        "eur": ("euros?",),
        "jpy": ("yen",),
        "point": ("points?",),
        "mm": ("millimet(?:re|er)s?",),
        "m": ("met(?:re|er)s?",),
        "km": ("kilomet(?:re|er)s?", "kms"),
        "nautical-mile": ("nautical miles?",),
        "m2": ("square met(?:re|er)s?", r"sq\.? ?m"),
        "ha": ("hectares?",),
        "km2": ("square kilomet(?:re|er)s?", r"sq\.? ?km"),
        "m3": ("cubic met(?:re|er)s?",),
        "kg": ("kilogram(?:me)?s?", "kgs"),
        "tonne": ("tonnes?", "tons?", "metric tons?"),
        "dwt": ("deadweight ton(?:ne)?s?",),
        "mw": ("megawatts?",),
        "kmh": ("kph", "kilomet(?:re|er)s? per hour"),
        "celsius": ("degrees Celsius",),
        "duration-minute": ("minutes?", "mins?"),
        "duration-hour": ("hours?",),
        "duration-day": ("days?",),
        "duration-month": ("months?",),
        "duration-year": ("years?",),
    },
    "zh": {
        "percent": ("个百分点", "個百分點", "百分点"),
        "person": ("人", "名"),
        "vnd": ("越南盾", "越盾", "盾"),
        "usd": ("美元", "美金"),
        "eur": ("欧元", "歐元"),
        "jpy": ("日元", "日圆"),
        "point": ("分(?![之钟鐘])",),
        "mm": ("毫米",),
        "m": ("米",),
        "km": ("公里", "千米"),
        "nautical-mile": ("海里", "浬"),
        "m2": ("平方米",),
        "ha": ("公顷", "公頃"),
        "km2": ("平方公里", "平方千米"),
        "m3": ("立方米",),
        "kg": ("公斤", "千克"),
        "tonne": ("吨", "噸"),
        "teu": ("标准箱", "標準箱", "标箱"),
        "dwt": ("载重吨", "載重噸"),
        "mw": ("兆瓦",),
        "kmh": ("公里/小时", "千米/小时", "公里每小时"),
        "celsius": ("摄氏度", "攝氏度"),
        "duration-minute": ("分钟", "分鐘"),
        "duration-hour": ("个?小时", "個?小時"),
        "duration-day": ("天",),
        "duration-month": ("个月", "個月"),
        "duration-year": ("年",),
    },
    "ja": {
        "percent": ("パーセント",),
        "person": ("人", "名"),
        "vnd": ("ベトナムドン", "ドン"),
        "usd": ("米?ドル",),
        "eur": ("ユーロ",),
        "jpy": ("円",),
        "point": ("点",),
        "mm": ("ミリメートル", "ミリ"),
        "m": ("メートル",),
        "km": ("キロメートル",),
        "nautical-mile": ("海里", "カイリ"),
        "m2": ("平方メートル",),
        "ha": ("ヘクタール",),
        "km2": ("平方キロメートル", "平方キロ"),
        "m3": ("立方メートル",),
        "kg": ("キログラム",),
        "tonne": ("トン",),
        "dwt": ("重量トン", "載貨重量トン"),
        "mw": ("メガワット",),
        "kmh": ("キロメートル毎時",),
        "duration-minute": ("分(?!の)間?",),
        "duration-hour": ("時間",),
        "duration-day": ("日間?",),
        "duration-month": ("[か箇個カヵケヶ]月間?",),
        "duration-year": ("年間?",),
    },
}

# Signs of money before the number. ¥ is the yen only in Japanese; elsewhere it may be the yuan.
LEAD_SPELLINGS: Mapping[str, Spellings] = {
    "": {"usd": (r"US\$", "USD", r"\$"), "vnd": ("VND", "VNĐ", "₫"), "eur": ("EUR", "€"), "jpy": ("JPY",)},
    "zh": {"percent": ("百分之",), "kmh": ("时速", "時速")},
    "ja": {"jpy": ("¥", "￥"), "kmh": ("時速",)},
}

QUALIFIERS_BEFORE: Mapping[str, Spellings] = {
    "": {"about": ("~", "≈")},
    "vi": {
        "about": ("khoảng", "xấp xỉ", "chừng", "ước"),
        "over": ("hơn", "trên", "vượt"),
        "nearly": ("gần",),
        "at-most": ("tối đa", "không quá"),
    },
    "en": {
        "about": ("about", "around", "approximately", "roughly", "some"),
        "over": ("over", "more than", "above"),
        "nearly": ("nearly", "almost", "close to"),
        "at-most": ("up to", "at most", "no more than", "a maximum of"),
    },
    "zh": {
        "about": ("约", "約"),
        "over": ("(?<!不)超", "(?<!不)超过", "(?<!不)超過", "逾"),
        "nearly": ("近", "接近"),
        "at-most": ("至多", "最多", "不超过", "不超過"),
    },
    "ja": {"about": ("約", "およそ"), "nearly": ("ほぼ",), "at-most": ("最大", "最長", "最高", "最多")},
}

QUALIFIERS_AFTER: Mapping[str, Spellings] = {
    "zh": {"about": ("左右",)},
    "ja": {
        "about": ("前後", "程度"),
        "over": ("超", "余り?"),
        "nearly": ("近く", "弱"),
        "at-most": ("以下", "以内"),
    },
}

# Between the number and its unit (3,000多公里, 300余りの島).
QUALIFIERS_INSIDE: Mapping[str, str] = {"zh": "[多余餘]", "ja": "余り?"}

RANGE_WORDS: Mapping[str, tuple[str, ...]] = {
    "vi": (r"(?:đến|tới)(?:\s(?:hết|cuối))?",),
    "en": (r"(?:to|through|until)(?:\sthe)?(?:\send\sof)?",),
    "zh": ("至", "到"),
    "ja": ("から", "より"),
}


def rows(table: Mapping[str, Spellings], languages: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Every spelling of these languages with what it means."""
    for language in languages:
        for name, spellings in table.get(language, {}).items():
            yield from ((spelling, name) for spelling in spellings)
