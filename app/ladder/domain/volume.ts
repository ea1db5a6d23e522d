/**
 * Finds output volume in a text: lines of code, story points, velocity, counts of pull requests,
 * commits, tickets or prompts, shares of generated code. Returns the words that say so, or null.
 * A sentence that says volume does not count is left alone, as are single items ("pull request
 * 140") and the size of something reviewed ("a 900-line change").
 */
export function mentionsOutputVolume(text: string): { phrase: string } | null {
  for (const sentence of sentences(text)) {
    for (const pattern of patterns) {
      const match = pattern.exec(sentence);
      if (
        match &&
        !isDenied(sentence.slice(0, match.index), sentence.slice(match.index + match[0].length))
      ) {
        return { phrase: match[0].trim() };
      }
    }
  }
  return null;
}

const amount = String.raw`(?:\d[\d,.]{0,12}\s?[km]?\+?|(?:a )?(?:dozen|hundred|thousand|million)s?(?: of)?)`;
const many = String.raw`(?:\d[\d,.]{0,12}\d\s?[km]?\+?|\d[\d.]{0,12}\s?[km]\+?|(?:dozens|hundreds|thousands) of)`;
const great = String.raw`(?:\d[\d,.]{0,12}\d\d\s?[km]?\+?|\d[\d.]{0,12}\s?[km]\+?|(?:hundreds|thousands) of)`;
const items =
  "(?:pull[- ]requests?|merge[- ]requests?|prs|mrs|commits|(?:jira |support )?tickets|story[- ]points|user stories)";
const made =
  "(?:merged|opened|closed|shipped|landed|completed|delivered|resolved|raised|submitted|wrote|written|made|pushed|authored|burn(?:ed|t)(?: down)?|finished|averag(?:ed|ing))";
const between = String.raw`(?:\s+(?!of\b)[a-z-]+){0,2}?`;

const patterns = [
  // "merged 140 PRs", "closed 8 tickets"
  String.raw`\b${made}\s+(?:(?:about|around|over|more than|some|another|nearly|almost)\s+)?${amount}${between}\s+${items}\b`,
  // "140 merged pull requests", "hundreds of commits"
  String.raw`\b${many}${between}\s+${items}\b`,
  // "PRs merged: 140", "commits: 312"
  String.raw`\b${items}(?:\s+(?:merged|closed|opened|made))?\s*[:=]\s*\d+`,
  // "number of pull requests", "PR count", "commit volume", "ticket throughput"
  String.raw`\b(?:numbers?|counts?|volume|amount|quantity) of (?:[a-z-]+ ){0,2}?(?:${items}|commits?|lines(?: of code)?|prompts|tickets?)\b`,
  String.raw`\b(?:pull[- ]request|merge[- ]request|pr|mr|commit|ticket|prompt|line|loc)[- ](?:counts?|volumes?|throughput|output|numbers)\b`,
  String.raw`\b${items} (?:per|a|each|every) (?:day|week|month|sprint|quarter|engineer)\b`,
  // "12k lines of code", "wrote 3,000 lines", "measured by lines of code"
  String.raw`\b${great}\s+lines of (?:[a-z-]+ )?code\b`,
  String.raw`\b(?:wrote|writes|written|added|adds|generated|produced|produces|shipped|delivered|authored|committed)\s+(?:over |about |more than |nearly |some )?${great}\s+(?:[a-z-]+ )?lines\b`,
  String.raw`(?:^|[,:;(]\s?)lines of code\b|\b(?:by|in|of|more|most|many|per|the|and|or) lines of code\b`,
  String.raw`\b${great}\s*s?loc\b`,
  // "story points", "velocity up 40%"
  String.raw`\bstory[- ]points\b`,
  String.raw`\bvelocity\s+(?:is |was |went |has |have |had )?(?:up|increas|rose|rises|risen|grew|grow|improv|doubl|tripl|gain|above|over|by|of \d|\+|at \d)`,
  String.raw`\b(?:increas\w*|rais\w*|improv\w*|doubl\w*|tripl\w*|boost\w*|high|highest|higher|maintain\w*|sprint|coding|delivery) (?:(?:the|my|our|their|team|team's|sprint) )*velocity\b`,
  // "wrote 300 prompts", "80% of my code was generated"
  String.raw`\b(?:wrote|written|sent|ran|used)\s+(?:over |about |more than )?${many}${between}\s+prompts\b`,
  String.raw`\b\d+\s?(?:%|percent) of (?:my|our|the|their) (?:code|commits|changes|output) (?:is |was |were |are |now )*(?:ai[- ]?|machine[- ]?)?(?:generated|written)\b`,
  String.raw`\b(?:accepted|acceptance rate of)\s+(?:over |about |more than )?\d+\s?(?:%|percent)(?: of)?`,
].map((source) => new RegExp(source, "i"));

/** Words before, or after, that turn a mention of volume into a warning against it. */
function isDenied(before: string, after: string): boolean {
  return (
    /\b(?:not|never|no|nor|without|rather than|instead of|regardless of|nothing|neither|cannot|stop(?:s|ped)? counting|more than just)\b|n['’]t\b/i.test(
      before,
    ) ||
    /^\s*(?:,?\s*(?:is|are|was|were|does|do|say|says|mean|means|count|counts|show|shows|prove|proves)\s+(?:not|no|nothing|little)\b|(?:does|do|is|are)n['’]t)/i.test(
      after,
    )
  );
}

function sentences(text: string): string[] {
  return text.replace(/\s+/g, " ").split(/(?<=[.!?;])\s+/);
}
