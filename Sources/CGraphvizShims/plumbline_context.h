#pragma once
#include <gvc.h>

// The one context of this process, made at the first call; NULL when it cannot be made.
GVC_t *plumbline_context(void);

// The setting behind `neato -n`, which libgvc exports but declares in no public header; NULL
// when there is no context.
int *plumbline_pinning(void);
