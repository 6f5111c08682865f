"""Turns off what keeps an environment from being destroyed, in the way an operator does it.

Terraform refuses nothing here: AWS does. Load balancers and firewalls have a protection that must
be turned off before they can be deleted, and what holds something (a bucket, a registry, a vault)
must be told that it may be lost. An override file beside each
module says so, is applied, and then `terraform destroy` goes through.
"""

import json

# By type of resource, the arguments that protect it, with the values that do not.
PROTECTIONS = {
    "aws_backup_vault": {"force_destroy": True},
    "aws_ecr_repository": {"force_delete": True},
    "aws_lb": {"enable_deletion_protection": False},
    "aws_networkfirewall_firewall": {
        "delete_protection": False,
        "firewall_policy_change_protection": False,
        "subnet_change_protection": False,
    },
    "aws_s3_bucket": {"force_destroy": True},
}


def overrides(state):
    """The override of each module, by its address, and the addresses of what they unprotect."""
    blocks, addresses = {}, []
    for module, resource in resources(json.loads(state).get("values", {}).get("root_module", {})):
        off = PROTECTIONS.get(resource["type"], {})
        protecting = {
            name: value for name, value in off.items() if resource["values"][name] != value}
        if not protecting:
            continue
        addresses.append(resource["address"])
        # Members of a family share their block.
        blocks.setdefault(module, {})[(resource["type"], resource["name"])] = protecting
    texts = {
        module: "\n".join(block(*named, off) for named, off in sorted(members.items()))
        for module, members in blocks.items()}
    return texts, addresses


def block(kind, name, arguments):
    width = max(map(len, arguments))
    lines = [f"  {named:<{width}} = {json.dumps(value)}\n" for named, value in arguments.items()]
    return f'resource "{kind}" "{name}" {{\n{"".join(lines)}}}\n'


def resources(module):
    for resource in module.get("resources", []):
        if resource["mode"] == "managed":
            yield module.get("address", ""), resource
    for child in module.get("child_modules", []):
        yield from resources(child)


def write_overrides(root, data, state):
    """Writes them into a copy of the generated files. Returns the addresses of what changes.

    `data` is where `terraform init` has noted in which folder each module is.
    """
    texts, addresses = overrides(state)
    modules = json.loads((data / "modules" / "modules.json").read_text())["Modules"]
    folders = {module["Key"]: root / module["Dir"] for module in modules}
    for address, text in texts.items():
        key = address.removeprefix("module.").replace(".module.", ".")
        (folders[key] / "unprotected_override.tf").write_text(text)
    return addresses
