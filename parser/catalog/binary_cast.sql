SELECT castsource AS source,
       casttarget AS target
FROM pg_cast
WHERE castmethod = 'b'
  AND castcontext = 'i';
