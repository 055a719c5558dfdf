"""The description of the public interface by itself: it is valid, and its examples fit its own schemas."""

import json

import jsonschema
import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from stack import REPOSITORY

DOCUMENT = json.loads((REPOSITORY / "config/openapi/public.json").read_text(encoding="utf-8"))


def described_values(node, path="#"):
    """Everything that has a schema and examples, with its place."""
    if isinstance(node, dict):
        if "schema" in node and ("examples" in node or "example" in node):
            yield path, node
        for key, value in node.items():
            yield from described_values(value, f"{path}/{key}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from described_values(value, f"{path}/{index}")


def test_description_is_valid_openapi_3_1():
    OpenAPIV31SpecValidator(DOCUMENT).validate()


@pytest.mark.parametrize("path,described", [pytest.param(*pair, id=pair[0]) for pair in described_values(DOCUMENT)])
def test_examples_fit_their_schemas(path, described):
    schema = {**described["schema"], "components": DOCUMENT["components"]}
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    examples = [entry["value"] for entry in described.get("examples", {}).values()]
    examples += [described["example"]] if "example" in described else []
    assert examples, path
    for example in examples:
        validator.validate(example)


def test_every_operation_documents_every_status():
    """X-7: whatever can be answered is documented."""
    always = {"200", "400", "404", "405", "406", "408", "413", "414", "429", "431", "500", "503"}
    for path, operations in DOCUMENT["paths"].items():
        assert set(operations) == {"get"}, path
        assert always <= set(operations["get"]["responses"]), path
