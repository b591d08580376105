"""What finished paths came to, and contested verdicts as cases. Results are rebuilt from the events by practice."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables of results and cases."""
    op.create_table(
        "results",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("attempt", sa.Text(), nullable=False),
        sa.Column("leaf", sa.Integer(), nullable=False),
        sa.Column("dialogue", sa.Text(), nullable=False),
        sa.Column("situation", sa.Text(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("started", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended", sa.DateTime(timezone=True), nullable=False),
        sa.Column("moment", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ending", sa.Text(), nullable=False),
        sa.Column("courtesy", sa.Float()),
        sa.Column("why", sa.Float()),
        sa.Column("pushing", sa.Float()),
        sa.Column("criteria", sa.Text(), nullable=False),
        sa.Column("honoured", sa.Text(), nullable=False),
        sa.Column("broken", sa.Text(), nullable=False),
        sa.Column("unused", sa.Text(), nullable=False),
        sa.Column("turns", sa.Integer(), nullable=False),
        sa.Column("scorer", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["attempt"], ["attempts.id"], name="fk_results_attempt"),
        sa.PrimaryKeyConstraint("position", name="pk_results"),
        sa.UniqueConstraint("attempt", "leaf", name="uq_results_attempt_leaf"),
    )
    op.create_index("ix_results_moment_position", "results", ["moment", "position"])
    op.create_index("ix_results_dialogue_moment", "results", ["dialogue", "moment"])
    op.create_table(
        "cases",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("attempt", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["attempt"], ["attempts.id"], name="fk_cases_attempt"),
        sa.PrimaryKeyConstraint("position", name="pk_cases"),
        sa.UniqueConstraint("attempt", "number", name="uq_cases_attempt_number"),
    )
