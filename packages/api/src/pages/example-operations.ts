/** A tab of the playground. */
export interface ExampleTab {
  query: string;
  variables?: string;
  headers?: string;
}

const SIGNED_IN = JSON.stringify({ Authorization: "Bearer PASTE_YOUR_TOKEN_HERE" }, null, 2);

/**
 * What the playground's tabs hold at first: one task each, runnable as it stands on the bundled papers. A test runs
 * every one.
 */
export const EXAMPLE_TABS: ExampleTab[] = [
  {
    query: `# Today's papers: the newest day that has any. Run it with
# the triangle, or Ctrl-Enter. Other periods are WEEK, MONTH
# and TRENDING. No account is needed to read.
query TodaysPapers {
  feed(period: DAY, first: 20) {
    from
    previousOn
    nodes {
      title
      summary
      publishedOn
      authors(first: 3) {
        nodes {
          name
        }
      }
      authorCount
      org {
        name
      }
      upvoteCount
      commentCount
      links {
        landing
        pdf
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
`,
  },
  {
    query: `# One paper, by any name that the world has for it: an arXiv
# id with or without its version, a DOI, or the address of
# its page: ref: { url: "https://arxiv.org/abs/2311.14648" }
query PaperByArxivId {
  paper(ref: { arxiv: "2311.14648v2" }) {
    id
    title
    abstract
    authors {
      nodes {
        position
        name
      }
    }
    ids {
      scheme
      value
      url
    }
    keywords
    upvoteCount
    submission {
      submitter {
        handle
      }
      day
    }
  }
}
`,
  },
  {
    query: `# What stands near a paper, with a score and reasons that a
# person can read.
query RelatedPapers {
  paper(ref: { arxiv: "2311.14648" }) {
    title
    related(first: 5) {
      edges {
        score
        reasons {
          text
        }
        node {
          title
          links {
            landing
          }
        }
      }
    }
  }
}
`,
  },
  {
    query: `# Sign in. First run RequestCode: it mails six digits
# (without a mail server the log says which file they are
# in). Then put them into the variables and run SignIn. The
# account is made at the first sign-in.
mutation RequestCode($email: String!) {
  requestSignInCode(input: { email: $email }) {
    __typename
    ... on RequestSignInCodeSuccess {
      sentTo
      expiresInSeconds
    }
    ... on Error {
      code
      message
    }
  }
}

mutation SignIn($email: String!, $code: String!) {
  signIn(input: { email: $email, code: $code }) {
    __typename
    ... on SignInSuccess {
      token
      expiresAt
      viewer {
        person {
          handle
        }
      }
    }
    ... on Error {
      code
      message
    }
  }
}
`,
    variables: JSON.stringify({ email: "you@example.org", code: "123456" }, null, 2),
  },
  {
    query: `# Vote. Say what shall be true: sending it twice changes
# nothing. Put your token under Headers below.
mutation Vote {
  setVote(input: { paper: { arxiv: "2311.14648" }, upvoted: true }) {
    __typename
    ... on SetVoteSuccess {
      paper {
        title
        upvoteCount
        viewerHasUpvoted
      }
    }
    ... on Error {
      code
      message
    }
  }
}
`,
    headers: SIGNED_IN,
  },
  {
    query: `# Keep a paper on your reading list, with a note. Put your
# token under Headers below.
mutation Save {
  saveToList(
    input: { paper: { arxiv: "2311.14648" }, note: "For Thursday's reading group", tags: ["theory"] }
  ) {
    __typename
    ... on SaveToListSuccess {
      item {
        note
        tags
        list {
          name
        }
        paper {
          title
        }
      }
    }
    ... on Error {
      code
      message
    }
  }
}
`,
    headers: SIGNED_IN,
  },
  {
    query: `# What is mine: votes and lists. Put your token under
# Headers below.
query Mine {
  viewer {
    person {
      handle
    }
    readingList {
      items(first: 10) {
        nodes {
          paper {
            title
          }
          note
          readState
        }
      }
    }
    votes(first: 10) {
      nodes {
        paper {
          title
        }
      }
    }
  }
}
`,
    headers: SIGNED_IN,
  },
  {
    query: `# Look papers up without saying which: send the first bits
# of SHA-256("arxiv:2311.14648") and find the paper among
# those that come back. "bits" says how many are right here;
# an empty prefix is for 0.
query PrivateLookup {
  lookup {
    bits
    bucket(prefix: "") {
      bits
      papers {
        id
        hashes
        upvoteCount
        commentCount
      }
    }
  }
}
`,
  },
];
