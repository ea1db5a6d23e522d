export async function loadDemoOrganisation(_now: Date): Promise<void> {}
