"""What the module hands out cannot be altered afterwards: rules, findings, answers and all parts of an assessment."""

import dataclasses
import importlib
import inspect
import pkgutil

import pytest

import calculators

MODULES = [importlib.import_module(found.name) for found in pkgutil.walk_packages(calculators.__path__, "calculators.")]
CLASSES = sorted(
    {
        value
        for module in MODULES
        for _, value in inspect.getmembers(module, inspect.isclass)
        if dataclasses.is_dataclass(value) and value.__module__ == module.__name__
    },
    key=lambda value: value.__qualname__,
)


def test_there_are_values() -> None:
    assert len(CLASSES) >= 20
    assert {"Finding", "Step", "SavedCase"} <= {value.__name__ for value in CLASSES}


@pytest.mark.parametrize("value", CLASSES, ids=lambda value: value.__qualname__)
def test_a_value_is_frozen_and_takes_no_other_attributes(value: type) -> None:
    assert value.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert "__slots__" in vars(value)
