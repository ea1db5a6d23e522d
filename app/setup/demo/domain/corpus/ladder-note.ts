/** What the editor said when the first version was published. */
export const FIRST_NOTE =
  "The first version we rate against. The trust boundary for specialists is left out until we have tried it with two teams, and the words on mentoring and on checking results are still under discussion.";
