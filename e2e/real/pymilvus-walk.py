"""What a user of pymilvus does, one JSON line a step; for tests. Arguments: address, user:password."""

import json
import sys

from pymilvus import DataType, MilvusClient
from pymilvus.exceptions import MilvusException

client = MilvusClient(uri="http://" + sys.argv[1], token=sys.argv[2])
BOOKS = "py_books"


def step(name, call):
    try:
        value = call()
    except MilvusException as thrown:
        value = {"code": thrown.code, "message": thrown.message}
    print(json.dumps({"step": name, "value": value}, default=str), flush=True)


schema = client.create_schema(auto_id=False, enable_dynamic_field=True)
schema.add_field("id", DataType.INT64, is_primary=True)
schema.add_field("vec", DataType.FLOAT_VECTOR, dim=4)
schema.add_field("year", DataType.INT32)
index = client.prepare_index_params()
index.add_index("vec", index_type="HNSW", metric_type="L2", M=8, efConstruction=64)
rows = [{"id": at, "vec": [at, 1, 2, 3], "year": at} for at in range(20)]

step("version", client.get_server_version)
step("create", lambda: client.create_collection(BOOKS, schema=schema))
step("load without an index", lambda: client.load_collection(BOOKS))
step("create index", lambda: client.create_index(BOOKS, index))
step("list indexes", lambda: client.list_indexes(BOOKS))
step("create partition", lambda: client.create_partition(BOOKS, "p1"))
step("list partitions", lambda: sorted(client.list_partitions(BOOKS)))
step("insert", lambda: client.insert(BOOKS, rows)["ids"][:3])
step("row count", lambda: client.get_collection_stats(BOOKS))
step("load some fields", lambda: client.load_collection(BOOKS, load_fields=["id", "vec"]))
step("state", lambda: client.get_load_state(BOOKS)["state"])
step("query", lambda: client.query(BOOKS, filter="id < 2", output_fields=["id"]))
step("query what was not loaded", lambda: client.query(BOOKS, filter="id < 1", output_fields=["year"]))
step("load other fields", lambda: client.load_collection(BOOKS, load_fields=["id", "vec", "year"]))
step("refresh", lambda: client.refresh_load(BOOKS))
step("release", lambda: client.release_collection(BOOKS))
step("state released", lambda: client.get_load_state(BOOKS)["state"])
step("load partition", lambda: client.load_partitions(BOOKS, ["p1"]))
step("state of p1", lambda: client.get_load_state(BOOKS, partition_name="p1")["state"])
step("state of _default", lambda: client.get_load_state(BOOKS, partition_name="_default")["state"])
step("drop loaded partition", lambda: client.drop_partition(BOOKS, "p1"))
step("release partition", lambda: client.release_partitions(BOOKS, ["p1"]))
step("drop partition", lambda: client.drop_partition(BOOKS, "p1"))
step("create alias", lambda: client.create_alias(BOOKS, "py_alias"))
step("list aliases", lambda: client.list_aliases(BOOKS)["aliases"])
step("drop aliased", lambda: client.drop_collection(BOOKS))
step("drop alias", lambda: client.drop_alias("py_alias"))
step("rename", lambda: client.rename_collection(BOOKS, "py_new"))
step("list collections", client.list_collections)
step("create user", lambda: client.create_user("py_user", "Secret-1"))
step("list users", lambda: sorted(client.list_users()))
step("create role", lambda: client.create_role("py_role"))
step("grant role", lambda: client.grant_role("py_user", "py_role"))
step("grant", lambda: client.grant_privilege("py_role", "Collection", "Load", "*"))
step("describe user", lambda: client.describe_user("py_user"))
step("drop role with grants", lambda: client.drop_role("py_role"))
step("revoke", lambda: client.revoke_privilege("py_role", "Collection", "Load", "*"))
step("drop role", lambda: client.drop_role("py_role"))
step("drop user", lambda: client.drop_user("py_user"))
step("drop", lambda: client.drop_collection("py_new"))
step("has", lambda: client.has_collection("py_new"))
