// uselocale is an extension of the C library.
#define _GNU_SOURCE
#include "plumbline_graphviz.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#if defined(__APPLE__)
#include <xlocale.h>
#endif

#include "plumbline_context.h"
#include "plumbline_ids.h"
#include "plumbline_text.h"

// What Graphviz says during a call. One for the process, as Graphviz's own error state is.
static plumbline_text messages;

static int take_message(char *message) {
  plumbline_text_add(&messages, message);
  return 0;
}

typedef struct {
  const char *bytes;
  size_t left;
} reader_t;

static int read_bytes(void *channel, char *buffer, int size) {
  reader_t *reader = channel;
  size_t count = size < 0 ? 0 : (size_t)size;
  if (count > reader->left) count = reader->left;
  memcpy(buffer, reader->bytes, count);
  reader->bytes += count;
  reader->left -= count;
  return (int)count;
}

// The one graph of the text; NULL, with a message, when there is none or more than one.
static Agraph_t *read_graph(const char *dot, size_t length) {
  static Agiodisc_t input;
  static Agdisc_t discipline;
  input = AgIoDisc;
  input.afread = read_bytes;
  discipline.id = &plumbline_ids;
  discipline.io = &input;

  reader_t reader = {dot, length};
  agreadline(1);
  Agraph_t *graph = agread(&reader, &discipline);
  if (graph == NULL && agerrors() == 0) take_message("Error: the text holds no graph\n");
  if (graph == NULL || agerrors() > 0) return graph;
  // The parser keeps what it has read ahead for the next call, so it has to be emptied.
  Agraph_t *next;
  int extra = 0;
  while ((next = agread(&reader, &discipline)) != NULL) {
    agclose(next);
    extra = 1;
  }
  if (extra) {
    take_message("Error: the text holds more than one graph\n");
    agclose(graph);
    return NULL;
  }
  return graph;
}

static const char *identity(void *object) {
  char *id = agget(object, "id");
  return id != NULL && id[0] != '\0' ? id : agnameof(object);
}

// An inner cluster inherits the `id` of the outer one unless it has its own.
static const char *cluster_identity(Agraph_t *cluster) {
  char *own = agget(cluster, "id");
  char *outer = agget(agparent(cluster), "id");
  int inherited = own != NULL && outer != NULL && strcmp(own, outer) == 0;
  return inherited ? agnameof(cluster) : identity(cluster);
}

static void add_box(plumbline_text *text, boxf box, pointf shift) {
  plumbline_text_number(text, box.LL.x + shift.x);
  plumbline_text_number(text, box.LL.y + shift.y);
  plumbline_text_number(text, box.UR.x + shift.x);
  plumbline_text_number(text, box.UR.y + shift.y);
  plumbline_text_end_record(text);
}

static void add_clusters(plumbline_text *text, Agraph_t *graph, pointf shift) {
  for (Agraph_t *inner = agfstsubg(graph); inner != NULL; inner = agnxtsubg(inner)) {
    const char *name = agnameof(inner);
    if (name != NULL && strncmp(name, "cluster", 7) == 0 && aggetrec(inner, "Agraphinfo_t", 0)) {
      boxf box = GD_bb(inner);
      // A pinned cluster without `bb` has no box.
      if (box.UR.x > box.LL.x && box.UR.y > box.LL.y) {
        plumbline_text_field(text, "c");
        plumbline_text_field(text, cluster_identity(inner));
        add_box(text, box, shift);
      }
    }
    add_clusters(text, inner, shift);
  }
}

static void add_node(plumbline_text *text, Agnode_t *node, pointf shift) {
  plumbline_text_field(text, "n");
  plumbline_text_field(text, identity(node));
  plumbline_text_number(text, ND_coord(node).x + shift.x);
  plumbline_text_number(text, ND_coord(node).y + shift.y);
  plumbline_text_number(text, ND_lw(node) + ND_rw(node));
  plumbline_text_number(text, ND_ht(node));
  plumbline_text_end_record(text);
}

static void add_tip(plumbline_text *text, int present, pointf tip, pointf shift) {
  char buffer[80] = "";
  if (present)
    snprintf(buffer, sizeof buffer, "%.17g %.17g", tip.x + shift.x, tip.y + shift.y);
  plumbline_text_field(text, buffer);
}

static void add_edge(plumbline_text *text, Agedge_t *edge, pointf shift) {
  if (ED_spl(edge) == NULL) return;
  char *id = agget(edge, "id");
  for (size_t curve = 0; curve < (size_t)ED_spl(edge)->size; curve++) {
    bezier path = ED_spl(edge)->list[curve];
    plumbline_text_field(text, "e");
    plumbline_text_field(text, id == NULL ? "" : id);
    plumbline_text_field(text, identity(agtail(edge)));
    plumbline_text_field(text, identity(aghead(edge)));
    add_tip(text, path.sflag != 0, path.sp, shift);
    add_tip(text, path.eflag != 0, path.ep, shift);
    for (size_t index = 0; index < (size_t)path.size; index++) {
      plumbline_text_number(text, path.list[index].x + shift.x);
      plumbline_text_number(text, path.list[index].y + shift.y);
    }
    plumbline_text_end_record(text);
  }
}

static void add_geometry(plumbline_text *text, Agraph_t *graph, pointf shift) {
  plumbline_text_field(text, "g");
  add_box(text, GD_bb(graph), shift);
  add_clusters(text, graph, shift);
  for (Agnode_t *node = agfstnode(graph); node != NULL; node = agnxtnode(graph, node))
    add_node(text, node, shift);
  for (Agnode_t *node = agfstnode(graph); node != NULL; node = agnxtnode(graph, node))
    for (Agedge_t *edge = agfstout(graph, node); edge != NULL; edge = agnxtout(graph, edge))
      add_edge(text, edge, shift);
}

// Where the text pins the first node. Layout moves a drawing to the origin; the difference
// brings it back to the place the caller gave.
static int first_pin(Agraph_t *graph, pointf *pin) {
  Agnode_t *node = agfstnode(graph);
  char *position = node == NULL ? NULL : agget(node, "pos");
  return position != NULL && sscanf(position, "%lf,%lf", &pin->x, &pin->y) == 2;
}

static char *lay_out(const char *dot, size_t length, int pinned) {
  Agraph_t *graph = read_graph(dot, length);
  if (graph == NULL) return NULL;
  char *geometry = NULL;
  pointf shift = {0, 0};
  int has_pin = pinned && first_pin(graph, &shift);

  if (agerrors() == 0) {
    *plumbline_pinning() = pinned ? 2 : 0;
    int status = gvLayout(plumbline_context(), graph, pinned ? "neato" : "dot");
    *plumbline_pinning() = 0;
    if (status == 0 && agerrors() == 0) {
      if (has_pin) {
        shift.x -= ND_coord(agfstnode(graph)).x;
        shift.y -= ND_coord(agfstnode(graph)).y;
      }
      plumbline_text text;
      plumbline_text_start(&text);
      add_geometry(&text, graph, shift);
      geometry = text.bytes;
    }
    gvFreeLayout(plumbline_context(), graph);
  }
  agclose(graph);
  return geometry;
}

plumbline_gv_result plumbline_gv_layout(const char *dot, unsigned long length, int pinned) {
  plumbline_gv_result result = {NULL, NULL};
  // Numbers are read and written with a point whatever the user's locale.
  locale_t neutral = newlocale(LC_ALL_MASK, "C", (locale_t)0);
  locale_t before = neutral == (locale_t)0 ? (locale_t)0 : uselocale(neutral);
  plumbline_text_start(&messages);
  agusererrf earlier = agseterrf(take_message);
  agreseterrors();

  if (plumbline_context() == NULL)
    plumbline_text_add(&messages, plumbline_gv_failure());
  else
    result.geometry = lay_out(dot, length, pinned);

  agreseterrors();
  agseterrf(earlier);
  result.messages = messages.bytes;
  messages.bytes = NULL;
  if (neutral != (locale_t)0) {
    uselocale(before);
    freelocale(neutral);
  }
  return result;
}

void plumbline_gv_free(plumbline_gv_result result) {
  free(result.geometry);
  free(result.messages);
}
