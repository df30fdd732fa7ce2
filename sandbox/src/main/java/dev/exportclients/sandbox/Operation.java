package dev.exportclients.sandbox;

/** One call of a provider, without faults. */
interface Operation {
  Answer answer(Call call);
}
