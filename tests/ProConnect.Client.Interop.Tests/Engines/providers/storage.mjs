// What an engine stores, in memory. It outlives the engine's object, which is made anew when its keys are.
const entries = new Map();

export class Storage {
  constructor(model) {
    this.model = model;
  }

  async upsert(id, payload) {
    entries.set(`${this.model}:${id}`, payload);
  }

  async find(id) {
    return entries.get(`${this.model}:${id}`);
  }

  async findByUid(uid) {
    return [...entries.values()].find((payload) => payload.kind === this.model && payload.uid === uid);
  }

  async consume(id) {
    (await this.find(id)).consumed = Math.floor(Date.now() / 1000);
  }

  async destroy(id) {
    entries.delete(`${this.model}:${id}`);
  }

  async revokeByGrantId(grantId) {
    for (const [key, payload] of entries) {
      if (payload.grantId === grantId) entries.delete(key);
    }
  }
}
