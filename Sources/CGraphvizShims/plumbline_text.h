#pragma once
#include <stddef.h>

// A growing text. Once memory runs out `bytes` is NULL and stays so.
typedef struct {
  char *bytes;
  size_t length;
  size_t capacity;
} plumbline_text;

void plumbline_text_start(plumbline_text *text);
void plumbline_text_add(plumbline_text *text, const char *string);

// A field: the string without the two separators, then U+001F.
void plumbline_text_field(plumbline_text *text, const char *string);
void plumbline_text_number(plumbline_text *text, double number);
void plumbline_text_end_record(plumbline_text *text);
