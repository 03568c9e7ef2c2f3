"""The three questions, as Polars answers them. Arguments: the input (clean files in the layout of 2020), the
folder of results."""

import sys
import time

start = time.perf_counter()

from pathlib import Path

import polars as pl

TEXT, NUMBER = pl.String, pl.Int64
COLUMNS = {
    "video_id": TEXT,
    "title": TEXT,
    "publishedAt": TEXT,
    "channelId": TEXT,
    "channelTitle": TEXT,
    "categoryId": NUMBER,
    "trending_date": TEXT,
    "tags": TEXT,
    "view_count": NUMBER,
    "likes": NUMBER,
    "dislikes": TEXT,
    "comment_count": TEXT,
    "thumbnail_link": TEXT,
    "comments_disabled": TEXT,
    "ratings_disabled": TEXT,
    "description": TEXT,
}
FILE_ENDING = "_youtube_trending_data.csv"

source, results = Path(sys.argv[1]), Path(sys.argv[2])
mode = sys.argv[3] if len(sys.argv) > 3 else "table"
countries = len(list(source.glob("*" + FILE_ENDING)))
liked = pl.col("likes") > 5_000_000


def if_liked(column):
    return pl.when(liked).then(column)


listing = pl.scan_csv(
    source / ("*" + FILE_ENDING), schema=COLUMNS, quote_char='"', include_file_paths="file"
).select(
    "video_id",
    country=pl.col("file").str.slice(-len(FILE_ENDING) - 2, 2),
    day=pl.col("trending_date").str.slice(0, 10).str.to_date("%Y-%m-%d"),
    views="view_count",
    liked=liked,
    title=if_liked(pl.col("title")),
    category=if_liked(pl.col("categoryId")),
    tags=if_liked(pl.col("tags")),
)
if mode == "table":
    listing = listing.collect(engine="streaming").lazy()

tag = pl.col("tags").str.split("|")
funny_videos = (
    listing.filter("liked")
    .select("video_id", "title", "category", tag=tag)
    .explode("tag", empty_as_null=True)
    .filter(pl.col("tag").str.strip_chars(' "').str.to_lowercase() == "funny")
    .select("video_id", "title", "category")
    .unique()
)
worldwide_videos = (
    listing.group_by("video_id", "day")
    .agg(pl.col("country").n_unique())
    .filter(pl.col("country") == countries)
    .group_by("video_id")
    .agg(days=pl.len(), first_day=pl.col("day").min(), last_day=pl.col("day").max())
    .filter(pl.col("days") >= 21)
)
top_day = (
    listing.filter("liked")
    .group_by("day", "video_id", "country")
    .agg(pl.col("views").max())
    .group_by("day")
    .agg(listing_views=pl.col("views").sum(), listings=pl.len())
    .sort("listing_views", "day", descending=[True, False])
    .head(1)
)
answers = pl.collect_all([funny_videos, worldwide_videos, top_day], engine="streaming")
for name, answer in zip(["funny-videos", "worldwide-videos", "top-day"], answers):
    folder = results / name
    folder.mkdir(parents=True)
    answer.write_ndjson(folder / "part.jsonl")
print(f"seconds: {time.perf_counter() - start:.3f}")
