from litman.text.plain import plain


def test_only_csl_mark_up_is_taken_off() -> None:
    assert (
        plain('<i>E. coli</i> at p < 0.05 <b>x</b><span class="nocase">iOS</span>')
        == "E. coli at p < 0.05 xiOS"
    )
    assert plain("<script>x</script>") == "<script>x</script>"
