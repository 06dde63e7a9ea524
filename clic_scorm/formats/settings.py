"""
What a caller decides for writers, as `target.setting=value`, read against what each format offers.
"""

from __future__ import annotations

from collections.abc import Mapping

from clic_scorm.diagnostics import ClicError
from clic_scorm.formats.base import Format, Options
from clic_scorm.formats.registry import get


def check_settings(wished: Mapping[str, str]) -> None:
    """
    Raise ClicError where *wished* names a target, a setting or a value that there is not.
    """
    for name, value in wished.items():
        target_name, _, setting = name.partition(".")
        target = get(target_name)
        if setting not in target.OPTIONS:
            known = [f"{target.NAME}.{one}" for one in target.OPTIONS]
            offer = f"its settings: {', '.join(known)}" if known else "it has no settings"
            raise ClicError(f"the target “{target.NAME}” has no setting “{setting}”", offer, 2)
        if value not in target.OPTIONS[setting]:
            raise ClicError(f"“{name}” can't be “{value}”", f"values: {', '.join(target.OPTIONS[setting])}", 2)


def settings_for(target: Format, wished: Mapping[str, str]) -> Options:
    """
    Return the part of *wished* that is meant for *target*, with its defaults.
    """
    chosen = {setting: values[0] for setting, values in target.OPTIONS.items()}
    for name, value in wished.items():
        target_name, _, setting = name.partition(".")
        if target_name == target.NAME:
            chosen[setting] = value
    return Options(chosen)
