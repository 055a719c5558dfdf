"""The descriptions of the three interfaces by themselves: they are valid, and their examples fit their own schemas."""

import json

import jsonschema
import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from stack import REPOSITORY

AUDIENCES = ("public", "government", "staff")
DOCUMENTS = {
    audience: json.loads((REPOSITORY / f"config/openapi/{audience}.json").read_text(encoding="utf-8"))
    for audience in AUDIENCES
}
# Whatever is asked, this can be the answer.
ALWAYS = {"400", "404", "405", "406", "408", "413", "414", "431", "500", "503"}


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


def examples_of(document):
    for path, described in described_values(document):
        yield path, described, document["components"]


@pytest.mark.parametrize("audience", AUDIENCES)
def test_description_is_valid_openapi_3_1(audience):
    OpenAPIV31SpecValidator(DOCUMENTS[audience]).validate()


@pytest.mark.parametrize(
    "path,described,components",
    [
        pytest.param(*example, id=f"{audience}{example[0]}")
        for audience in AUDIENCES
        for example in examples_of(DOCUMENTS[audience])
    ],
)
def test_examples_fit_their_schemas(path, described, components):
    validator = jsonschema.Draft202012Validator(
        {**described["schema"], "components": components}, format_checker=jsonschema.FormatChecker()
    )
    examples = [entry["value"] for entry in described.get("examples", {}).values()]
    examples += [described["example"]] if "example" in described else []
    assert examples, path
    for example in examples:
        validator.validate(example)


def test_every_public_operation_documents_every_status():
    """X-7: whatever can be answered is documented."""
    always = ALWAYS | {"200", "429"}
    for path, operations in DOCUMENTS["public"]["paths"].items():
        assert len(operations) == 1, path
        method, operation = next(iter(operations.items()))
        # What must not stand in an address comes in a body.
        assert method == ("post" if path == "/v1/objection-progress" else "get"), path
        assert always <= set(operation["responses"]), path
