"""A small client of Paperround's API, with nothing but Python: prints today's papers, and votes for the first one.

    PAPERROUND_URL=http://localhost:4000 PAPERROUND_TOKEN=prd_… python3 client.py
"""

import json
import os
import time
import urllib.error
import urllib.request

SERVER = os.environ.get("PAPERROUND_URL", "http://localhost:4000")
TOKEN = os.environ.get("PAPERROUND_TOKEN")


def ask(query, variables=None):
    """Sends one operation. Waits and tries again when there were too many."""
    headers = {"content-type": "application/json"}
    if TOKEN:
        headers["authorization"] = f"Bearer {TOKEN}"
    body = json.dumps({"query": query, "variables": variables or {}}).encode()
    request = urllib.request.Request(f"{SERVER}/graphql", data=body, headers=headers)
    try:
        with urllib.request.urlopen(request) as response:
            answer = json.load(response)
    except urllib.error.HTTPError as error:
        if error.code == 429:
            time.sleep(int(error.headers.get("retry-after", "1")))
            return ask(query, variables)
        answer = json.load(error)
    if answer.get("errors"):
        raise RuntimeError(" ".join(error["message"] for error in answer["errors"]))
    return answer["data"]


def papers_of_today():
    """All papers of the newest day, page by page."""
    after = None
    while True:
        feed = ask(
            """query Papers($after: String) {
              feed(period: DAY, first: 20, after: $after) {
                nodes { id title upvoteCount }
                pageInfo { hasNextPage endCursor }
              }
            }""",
            {"after": after},
        )["feed"]
        yield from feed["nodes"]
        if not feed["pageInfo"]["hasNextPage"]:
            return
        after = feed["pageInfo"]["endCursor"]


def vote(paper_id):
    """Votes for a paper, and returns it with its new count."""
    result = ask(
        """mutation Vote($id: ID!) {
          setVote(input: { paper: { id: $id }, upvoted: true }) {
            ... on SetVoteSuccess { paper { title upvoteCount } }
            ... on Error { code message }
          }
        }""",
        {"id": paper_id},
    )["setVote"]
    if "paper" not in result:
        raise RuntimeError(f"{result['code']}: {result['message']}")
    return result["paper"]


if __name__ == "__main__":
    first = None
    for paper in papers_of_today():
        first = first or paper
        print(f"{paper['upvoteCount']:4}  {paper['title']}")
    if TOKEN and first:
        voted = vote(first["id"])
        print(f"Voted for “{voted['title']}”: {voted['upvoteCount']} now.")
