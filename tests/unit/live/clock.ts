interface Appointment {
  at: number;
  ring: () => void;
}

/** Time that stands still until a test moves it. */
export class Clock {
  #now = 1_700_000_000_000;
  #appointments: Appointment[] = [];

  now = (): number => this.#now;

  setTimeout = (ring: () => void, ms: number): unknown => {
    const appointment = { at: this.#now + ms, ring };
    this.#appointments.push(appointment);
    return appointment;
  };

  clearTimeout = (timer: unknown): void => {
    this.#appointments = this.#appointments.filter((appointment) => appointment !== timer);
  };

  get pending(): number {
    return this.#appointments.length;
  }

  /** Lets `ms` go by, and everything happen that is due until then, in order. */
  async pass(ms = 0): Promise<void> {
    const until = this.#now + ms;
    await settle();
    for (let next = this.#due(until); next; next = this.#due(until)) {
      this.clearTimeout(next);
      this.#now = Math.max(this.#now, next.at);
      next.ring();
      await settle();
    }
    this.#now = until;
  }

  #due(until: number): Appointment | undefined {
    return this.#appointments.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
  }
}

/** Lets promises run that wait for nothing but each other. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}
