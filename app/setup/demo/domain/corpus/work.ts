/** A piece of a team's work, in phrases that fit into the corpus's sentences. */
export type Situation = {
  slug: string;
  /** What is built: "paying an invoice in instalments". */
  feature: string;
  /** The part it is built in, with its article. */
  component: string;
  /** The part beside it, with its article. */
  neighbour: string;
  /** A case at the edge: "an invoice credited half-way through". */
  edge: string;
  /** A clause after "when" or "where". */
  failure: string;
  /** An independent way of knowing what is right. */
  measure: string;
  /** A question that belongs to people: "when a customer counts as being in default". */
  decision: string;
};

/** The part of a team's work where speed, security or correctness is the point. */
export type Depth = {
  hot: string;
  limit: string;
  /** Plural. */
  secret: string;
  /** A whole clause. */
  invariant: string;
};

export type TeamWork = { situations: readonly Situation[]; depths: readonly Depth[] };

export const situation = (
  slug: string,
  feature: string,
  component: string,
  neighbour: string,
  edge: string,
  failure: string,
  measure: string,
  decision: string,
): Situation => ({ slug, feature, component, neighbour, edge, failure, measure, decision });

export const depth = (hot: string, limit: string, secret: string, invariant: string): Depth => ({
  hot,
  limit,
  secret,
  invariant,
});
