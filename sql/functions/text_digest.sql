-- Purpose: what the log says of a text that a person wrote in a case.
-- Rules: HZ-O13, HZ-Q15.
-- Called by: the commands of cases that log a text, store_correction, request_loan.
create or replace function credit.text_digest(
    case_id uuid,
    written text
)
returns text
language plpgsql
stable
set search_path = ''
as $$
begin
    return (
        select
            pg_catalog.encode(
                pg_catalog.sha256(
                    pg_catalog.convert_to(service_case.text_salt::text || text_digest.written, 'UTF8')
                ),
                'hex'
            )
        from credit.service_case
        where service_case.case_id = text_digest.case_id
    );
end;
$$;

comment on function credit.text_digest(uuid, text) is
'SHA-256, in hexadecimal digits, of the case''s salt and the text; null: no text. Whoever has case and log proves the '
'text by it; whoever has the log alone, as auditors do, can not find a short one by trying. The text itself stays '
'with the case for ever, as 杭政函〔2015〕62号 附件2 八（一） wants of 申请原因; one that is changed or gone no longer agrees with '
'the log.';

alter function credit.text_digest(uuid, text) owner to credit_case_keeper;
revoke all on function credit.text_digest(uuid, text) from public;
grant execute on function credit.text_digest(uuid, text) to credit_corrector, credit_window_discloser;

-- Before digests were salted by the case.
drop function if exists credit.text_digest(text);
