type Invitation = { to: string; from: string; organisation: string; address: string };

/** The letter that brings somebody in: who asks, what for, and the address that works once. */
export function invitationLetter({ to, from, organisation, address }: Invitation) {
  return {
    subject: `${from} invites you to Rostrum at ${organisation}`,
    text: [
      `Hello ${to},`,
      `${from} invites you to Rostrum, where the engineers of ${organisation} see what the next level asks, assess themselves with evidence, and know where they stand.`,
      "Choose a password to come in:",
      address,
      "The address works once, for seven days. If it has run out, ask for a new one; if you did not expect this letter, ignore it.",
    ].join("\n\n"),
  };
}
