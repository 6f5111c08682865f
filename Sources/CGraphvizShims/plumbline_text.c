#include "plumbline_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void add_bytes(plumbline_text *text, const char *bytes, size_t count) {
  if (text->bytes == NULL) return;
  if (text->length + count + 1 > text->capacity) {
    size_t capacity = text->capacity;
    while (text->length + count + 1 > capacity) capacity *= 2;
    char *larger = realloc(text->bytes, capacity);
    if (larger == NULL) free(text->bytes);
    text->bytes = larger;
    text->capacity = capacity;
    if (larger == NULL) return;
  }
  memcpy(text->bytes + text->length, bytes, count);
  text->length += count;
  text->bytes[text->length] = '\0';
}

void plumbline_text_start(plumbline_text *text) {
  text->capacity = 1024;
  text->length = 0;
  text->bytes = malloc(text->capacity);
  if (text->bytes != NULL) text->bytes[0] = '\0';
}

void plumbline_text_add(plumbline_text *text, const char *string) {
  add_bytes(text, string, strlen(string));
}

void plumbline_text_field(plumbline_text *text, const char *string) {
  for (const char *at = string; *at != '\0'; at++)
    if (*at != '\x1e' && *at != '\x1f') add_bytes(text, at, 1);
  add_bytes(text, "\x1f", 1);
}

void plumbline_text_number(plumbline_text *text, double number) {
  char buffer[40];
  snprintf(buffer, sizeof buffer, "%.17g", number);
  plumbline_text_field(text, buffer);
}

void plumbline_text_end_record(plumbline_text *text) { add_bytes(text, "\x1e", 1); }
