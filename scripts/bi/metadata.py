#!/usr/bin/python3
"""What SQLAlchemy's inspector, which Superset and pandas use, finds in the
warehouse: counts by kind, and the answers of the queries given.

    metadata.py URL [QUERY...]
"""
import sys

from sqlalchemy import create_engine, inspect, text

engine = create_engine(sys.argv[1])
look = inspect(engine)
count = dict.fromkeys(("table", "view", "column", "primary", "foreign", "bare_table", "bare_column"), 0)
for schema in ("glasshouse", "bi"):
    for kind, names in (("table", look.get_table_names(schema)), ("view", look.get_view_names(schema))):
        for name in names:
            count[kind] += 1
            columns = look.get_columns(name, schema)
            count["column"] += len(columns)
            count["bare_column"] += sum(1 for c in columns if not c.get("comment"))
            count["bare_table"] += kind == "table" and not look.get_table_comment(name, schema)["text"]
            if kind == "table":
                count["primary"] += bool(look.get_pk_constraint(name, schema)["constrained_columns"])
                count["foreign"] += len(look.get_foreign_keys(name, schema))
for kind, n in count.items():
    print(kind, n, sep="\t")
with engine.connect() as connection:
    for query in sys.argv[2:]:
        for row in connection.execute(text(query)):
            print("answer", *row, sep="\t")
