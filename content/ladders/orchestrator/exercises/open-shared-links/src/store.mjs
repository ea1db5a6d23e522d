/** Links by id. Every call takes a turn of the event loop, as a call to the database does. */
export function createStore() {
  const links = new Map();
  let lastNumber = 0;
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  return {
    async save(link) {
      await turn();
      links.set(link.id, { ...link });
    },
    async find(id) {
      await turn();
      const link = links.get(id);
      return link ? { ...link } : null;
    },
    async findByToken(token) {
      await turn();
      const link = [...links.values()].find((each) => each.token === token);
      return link ? { ...link } : null;
    },
    async remove(id) {
      await turn();
      links.delete(id);
    },
    async nextId() {
      await turn();
      lastNumber += 1;
      return `link-${lastNumber}`;
    },
  };
}
