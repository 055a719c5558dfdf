"""What a superuser of the database can do to the query log who knows every fence, and how it is put right again."""

import base64

from transparency import merkle
from transparency.notes import ED25519, Checkpoint, Note, Signer
from transparency.tiles import tile_hashes, tiles_of

# Everything that makes up the log, the partitions of its entries included.
TABLES = """select relid::regclass as name from pg_partition_tree('credit.query_log_entry')
    union all select unnest(array['credit.query_log_tile', 'credit.query_log_tree', 'credit.query_log_checkpoint',
        'credit.query_log_head'])::regclass"""
FENCES = """do $$ declare fence record; begin
    for fence in select tgrelid::regclass as name, tgname from pg_trigger
        where not tgisinternal and tgrelid in (select name from ({tables}) as log)
    loop execute format('alter table %s {change} trigger %I', fence.name, fence.tgname); end loop;
end $$;"""
COPIED = ("query_log_entry", "query_log_tile", "query_log_tree", "query_log_checkpoint", "query_log_head")


class Superuser:
    """Changes the log behind everybody's back, and leaves no fence down that somebody could see."""

    def __init__(self, platform):
        self.platform = platform

    def change(self, *statements: str):
        """Runs statements in one transaction, past every trigger and guard."""
        down = FENCES.format(tables=TABLES, change="disable")
        up = FENCES.format(tables=TABLES, change="enable always")
        body = "".join(statement.rstrip(";") + ";\n" for statement in statements)
        self.platform.sql(f"begin; set local credit.query_log_change = 'intended'; {down}\n{body}{up} commit")

    def keep(self):
        """Keeps a copy of the whole log inside the database."""
        copies = "; ".join(f"create table kept.{table} as table credit.{table}" for table in COPIED)
        self.platform.sql(f"drop schema if exists kept cascade; create schema kept; {copies}")

    def put_back(self):
        """The kept copy, byte for byte, instead of what is there."""
        # The copies have the same columns in the same order.
        self.change(
            *(f"delete from credit.{table}; insert into credit.{table} table kept.{table}" for table in COPIED)
        )

    # --- what needs more than a statement -----------------------------------------------------------------------------

    def rebuild_tree(self):
        """Makes tiles, edge and nothing else agree with the entries: all but the signatures."""
        entries = [entry for _, _, entry in self.platform.log_entries()]
        size = int(self.platform.sql("select integrated_size from credit.query_log_tree"))
        tree = merkle.Tree([merkle.leaf_hash(entry) for entry in entries[:size]])
        statements, edge = [], b""
        for level, index, width in tiles_of(size):
            content = tile_hashes(tree, level, index, width)
            if width < 256:
                edge += content
            else:
                statements.append(
                    f"update credit.query_log_tile set hashes = '\\x{content.hex()}' "
                    f"where tile_level = {level} and tile_index = {index}"
                )
        self.change(*statements, f"update credit.query_log_tree set edge = '\\x{edge.hex()}'")
        return tree

    def sign_again(self, signer: Signer, tree: merkle.Tree | None = None):
        """Signs every checkpoint again, by another key, over another tree if one is given."""
        rows = self.platform.sql(
            "select tree_size, encode(root_hash, 'base64'), split_part(note, chr(10), 1) "
            "from credit.query_log_checkpoint"
        )
        statements = []
        for row in rows.splitlines():
            size, root, origin = row.split("\t")
            root = tree.root(int(size)) if tree else base64.b64decode(root)
            text = Checkpoint(origin, int(size), root).text
            note = Note(text, (signer.sign(text),)).serialized
            statements.append(
                f"update credit.query_log_checkpoint set note = $note${note}$note$, root_hash = '\\x{root.hex()}' "
                f"where tree_size = {size}"
            )
        self.change(*statements)

    def stranger(self) -> Signer:
        """A key of the tamperer's own, under the log's name."""
        origin = self.platform.published_checkpoint()[1].origin
        return Signer(origin, ED25519, bytes(range(32)))
