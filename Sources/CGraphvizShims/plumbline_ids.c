#include "plumbline_ids.h"

#include <gvplugin.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// Named objects have the ids 2, 4, 6...; anonymous ones 1, 3, 5...
typedef struct {
  Agraph_t *graph;
  char **names;  // Interned by cgraph, which also frees them with the graph.
  size_t count;
  size_t capacity;
  size_t *slots;  // An open hash table of indices into `names`, plus one; 0 is empty.
  size_t slot_count;
  IDTYPE anonymous;
} names_t;

static size_t hash(const char *string) {
  uint64_t value = 14695981039346656037u;
  for (const unsigned char *at = (const unsigned char *)string; *at != 0; at++)
    value = (value ^ *at) * 1099511628211u;
  return (size_t)value;
}

// The slot of a name: where it is, or the empty one where it would go.
static size_t slot_of(const names_t *state, const char *name) {
  size_t slot = hash(name) & (state->slot_count - 1);
  while (state->slots[slot] != 0 && strcmp(state->names[state->slots[slot] - 1], name) != 0)
    slot = (slot + 1) & (state->slot_count - 1);
  return slot;
}

static int grow(names_t *state) {
  size_t capacity = state->capacity * 2;
  char **names = realloc(state->names, capacity * sizeof *names);
  if (names == NULL) return 0;
  state->names = names;
  size_t *slots = calloc(capacity * 2, sizeof *slots);
  if (slots == NULL) return 0;
  free(state->slots);
  state->slots = slots;
  state->capacity = capacity;
  state->slot_count = capacity * 2;
  for (size_t index = 0; index < state->count; index++)
    state->slots[slot_of(state, state->names[index])] = index + 1;
  return 1;
}

static void *ids_open(Agraph_t *graph, Agdisc_t *discipline) {
  (void)discipline;
  names_t *state = calloc(1, sizeof *state);
  if (state == NULL) abort();
  state->graph = graph;
  state->capacity = 64;
  state->slot_count = 128;
  state->names = calloc(state->capacity, sizeof *state->names);
  state->slots = calloc(state->slot_count, sizeof *state->slots);
  if (state->names == NULL || state->slots == NULL) abort();
  state->anonymous = 1;
  return state;
}

static long ids_map(void *opaque, int type, char *name, IDTYPE *id, int create) {
  (void)type;
  names_t *state = opaque;
  if (name == NULL) {
    *id = state->anonymous;
    state->anonymous += 2;
    return 1;
  }
  size_t slot = slot_of(state, name);
  if (state->slots[slot] == 0) {
    if (!create) return 0;
    if (state->count == state->capacity) {
      if (!grow(state)) return 0;
      slot = slot_of(state, name);
    }
    // Interned, because cgraph looks at what precedes a name to see whether it is an HTML one.
    state->names[state->count] = agstrdup(state->graph, name);
    state->slots[slot] = ++state->count;
  }
  *id = (IDTYPE)state->slots[slot] * 2;
  return 1;
}

#if GVPLUGIN_VERSION < 8
static long ids_alloc(void *opaque, int type, IDTYPE id) {
  (void)opaque, (void)type, (void)id;
  return 0;  // Nobody may ask for an id of their own choice.
}
#endif

static void ids_free(void *opaque, int type, IDTYPE id) { (void)opaque, (void)type, (void)id; }

static char *ids_print(void *opaque, int type, IDTYPE id) {
  (void)type;
  names_t *state = opaque;
  if (id % 2 != 0 || id == 0 || id / 2 > state->count) return NULL;
  return state->names[id / 2 - 1];
}

static void ids_close(void *opaque) {
  names_t *state = opaque;
  free(state->names);
  free(state->slots);
  free(state);
}

static void ids_register(void *opaque, int type, void *object) {
  (void)opaque, (void)type, (void)object;
}

Agiddisc_t plumbline_ids = {
  .open = ids_open,
  .map = ids_map,
#if GVPLUGIN_VERSION < 8
  .alloc = ids_alloc,
#endif
  .free = ids_free,
  .print = ids_print,
  .close = ids_close,
  .idregister = ids_register,
};
